/**
 * The pipeline: scan, preflight, spec, locate, stage, submit, watch, reclaim. Emits typed events;
 * what a person sees is made of them elsewhere.
 */
package io.tracebloc.engine.push;
