package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.files.DirectoryFiles;
import java.util.function.Supplier;

/**
 * What is to be looked at in a sweep, and by whom.
 *
 * @param files the files
 * @param inspectors makes an inspector for one thread
 */
record Inspection(DirectoryFiles files, Supplier<FileInspector> inspectors) {}
