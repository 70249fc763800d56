package io.tracebloc.commands.info;

import io.tracebloc.engine.release.ReleaseSurvey;

/**
 * The releases of a cluster.
 *
 * @param context kubeconfig context that was used; empty if none
 * @param survey what was found
 */
public record SurveyReport(String context, ReleaseSurvey survey) {}
