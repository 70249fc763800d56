package io.tracebloc.engine.dataset.voc;

/**
 * What is wrong with an annotation.
 *
 * @param fatal whether the cluster refuses it; otherwise it is only worth knowing
 * @param message what and where, printable
 */
public record VocProblem(boolean fatal, String message) {}
