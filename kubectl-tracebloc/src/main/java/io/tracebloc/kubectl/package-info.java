/** The kubectl plugin: the shared commands, run as kubectl's users know them. */
package io.tracebloc.kubectl;
