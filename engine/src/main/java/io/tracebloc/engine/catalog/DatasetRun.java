package io.tracebloc.engine.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run that wrote to a dataset, as the journal and the rows know it ({@code contract/datasets.md}
 * 8.1). Texts are not printable yet.
 *
 * @param ingestorId the id in its banner
 * @param registered whether the central catalogue took it; empty if the journal does not know it
 * @param task what it was for
 * @param started when it began
 * @param registeredAt when the central catalogue took it
 * @param records rows that it wrote and that are still there; empty if they were not counted
 */
public record DatasetRun(
    String ingestorId,
    Optional<Boolean> registered,
    Optional<String> task,
    Optional<Instant> started,
    Optional<Instant> registeredAt,
    OptionalLong records) {}
