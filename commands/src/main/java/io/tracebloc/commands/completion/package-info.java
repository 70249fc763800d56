/**
 * What can follow the words that a person has typed so far, as kubectl, Helm and shells want to be
 * told ({@code style.md} C.1, C.3). Commands and flags come from a table that a test compares with
 * the declarations, so that picocli is loaded for nothing but names from a cluster.
 */
package io.tracebloc.commands.completion;
