/** The Helm plugin: the shared commands, run as Helm's users know them. */
package io.tracebloc.helm;
