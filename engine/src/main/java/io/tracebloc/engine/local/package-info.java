/**
 * What is remembered on this machine from one command to the next: digests of files, unfinished
 * uploads, transports that worked. All of it may be lost or deleted at any time without harm.
 */
package io.tracebloc.engine.local;
