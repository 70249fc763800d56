package io.tracebloc.engine.stream;

/** A container of a pod. */
public record PodContainer(String namespace, String pod, String container) {}
