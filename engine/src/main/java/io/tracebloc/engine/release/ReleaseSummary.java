package io.tracebloc.engine.release;

/**
 * A release that could be meant. Texts come from outside and are not printable yet.
 *
 * @param platform the platform it is of
 * @param name its name
 * @param namespace namespace it was installed to
 * @param chart chart name and version, joined by a dash
 * @param status Helm status, or {@code unknown}
 */
public record ReleaseSummary(
    String platform, String name, String namespace, String chart, String status) {}
