/**
 * Scenarios that run unchanged on the practice cluster and on any other: they know a kubeconfig and
 * the stand-in chart, and use the plugin as a person does.
 */
package io.tracebloc.e2e.anywhere;
