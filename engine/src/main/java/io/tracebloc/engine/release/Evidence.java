package io.tracebloc.engine.release;

/**
 * Where a fact was read.
 *
 * @param fact the fact's name, for example {@code claim}
 * @param value its value, redacted where it could be a secret
 * @param source object and key, for example {@code Deployment/demo-jobs-manager volume
 *     shared-volume}
 */
public record Evidence(String fact, String value, String source) {}
