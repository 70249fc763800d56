/**
 * Reads Pascal VOC files that nobody vouches for and tells what is wrong with them ({@code
 * contract/datasets.md} OD-02). Nothing of their content is kept, no entity is resolved. Must not
 * know where the files lie.
 */
package io.tracebloc.engine.dataset.voc;
