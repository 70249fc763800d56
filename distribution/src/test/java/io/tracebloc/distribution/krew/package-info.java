/** The rules of krew and of its index, and the built archive held against them. */
package io.tracebloc.distribution.krew;
