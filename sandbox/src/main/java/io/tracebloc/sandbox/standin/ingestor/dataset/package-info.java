/**
 * What a run works on: the category's traits (datasets.md 3), the document with every default
 * filled in (3.3), the staged CSV file and the staged files beside it.
 */
package io.tracebloc.sandbox.standin.ingestor.dataset;
