/**
 * What a release consists of: archives for each platform, their sums and signatures, the list of
 * components and the manifest for krew. Made of a distribution that is complete.
 */
package io.tracebloc.distribution.packages;
