package io.tracebloc.engine.release;

/**
 * The target that files are going to be put into.
 *
 * @param release the release it belongs to
 * @param target what is known of it
 * @param staging what the stage Pod needs
 * @param nextStep what is left to do on the platform afterwards; printable, with placeholders
 */
public record StageableTarget(
    InstalledRelease release, Target target, StagingTarget staging, String nextStep) {}
