package io.tracebloc.benchmarks.startup;

/**
 * One of our commands and what it is compared with.
 *
 * @param title what the report calls ours
 * @param rivalTitle what it calls the other
 * @param aim so many times the rival's time at most
 */
record Contest(String title, Call ours, String rivalTitle, Call rival, double aim) {}
