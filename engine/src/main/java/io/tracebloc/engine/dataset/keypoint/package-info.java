/**
 * Reads the JSON objects in the cells of keypoint datasets ({@code contract/datasets.md} KP-02 to
 * KP-04) within limits. Must not know rows or rules.
 */
package io.tracebloc.engine.dataset.keypoint;
