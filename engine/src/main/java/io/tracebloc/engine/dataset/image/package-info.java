/**
 * The size of a picture from its header: PNG, JPEG and GIF, told apart by content. Bounded in work
 * and memory whatever the bytes are. Must not know datasets or rules.
 */
package io.tracebloc.engine.dataset.image;
