/**
 * The datasets of a release: what is there, what is in it, and how it is removed ({@code
 * contract/datasets.md} 8). Everything that comes from the database, the volume or a Pod is
 * hostile: texts are not printable until a face has made them so.
 */
package io.tracebloc.engine.catalog;
