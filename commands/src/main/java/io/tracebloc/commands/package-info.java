/**
 * The command line that both plugins share: from an {@link io.tracebloc.commands.Invocation} to an
 * exit code. Commands parse, call the engine and print; they know nothing of kubeconfig formats,
 * Helm's storage or the wire.
 */
package io.tracebloc.commands;
