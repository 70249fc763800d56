/**
 * Writes down whose software is shipped and under which licences, with their texts. Fails when
 * something comes in that nobody has looked at.
 */
package io.tracebloc.distribution.notices;
