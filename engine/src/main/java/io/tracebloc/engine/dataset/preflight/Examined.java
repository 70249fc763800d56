package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.selection.Omitted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a preflight learnt about a dataset.
 *
 * @param files what would be staged
 * @param extension the one extension of its pictures or texts
 * @param size the one size of its pictures
 * @param labelColumn the label column as the header spells it
 * @param schema declared or inferred columns
 * @param rows data rows
 * @param classes different labels, if they were counted
 * @param omitted what is not staged
 */
record Examined(
    FileSet files,
    Optional<String> extension,
    Optional<PixelSize> size,
    Optional<String> labelColumn,
    List<Column> schema,
    long rows,
    OptionalLong classes,
    List<Omitted> omitted) {}
