/** Scenarios that use the plugins as a person does: as commands, against a cluster. */
package io.tracebloc.e2e;
