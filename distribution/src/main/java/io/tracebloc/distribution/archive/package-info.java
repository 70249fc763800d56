/**
 * Writes archives that krew, Helm 3 and Helm 4 accept ({@code style.md} C.2, C.3), and whose bytes
 * depend on nothing but what is packed. Knows nothing of what is in the folder.
 */
package io.tracebloc.distribution.archive;
