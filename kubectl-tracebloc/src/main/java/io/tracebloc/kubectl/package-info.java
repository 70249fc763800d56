/**
 * The kubectl plugin: turns arguments, environment and standard streams of the process into an
 * {@link io.tracebloc.commands.Invocation}. The one place that touches the real ones.
 */
package io.tracebloc.kubectl;
