package io.tracebloc.engine.release;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A taint that the platform's Pods put up with; all parts as in a Pod, empty where they say
 * nothing.
 *
 * @param key the taint's key; empty with operator {@code Exists} means all
 * @param operator {@code Exists} or {@code Equal}
 * @param value the taint's value
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}; empty means all
 * @param seconds how long {@code NoExecute} is put up with
 */
public record Toleration(
    Optional<String> key,
    Optional<String> operator,
    Optional<String> value,
    Optional<String> effect,
    OptionalLong seconds) {}
