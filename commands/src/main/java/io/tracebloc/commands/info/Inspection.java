package io.tracebloc.commands.info;

import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.release.ReleaseRequest;

/**
 * How to look at releases.
 *
 * @param release what the user said about the one that is meant
 * @param live whether every fact is confirmed against live objects, and a token asked for
 * @param chooser who chooses among several
 */
public record Inspection(ReleaseRequest release, boolean live, ReleaseChooser chooser) {}
