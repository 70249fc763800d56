package io.tracebloc.engine.dataset.columns;

import io.tracebloc.engine.dataset.bytes.Slice;

/** What a token is as an integer ({@code contract/datasets.md} 6.1, rules 1 and 3). */
enum IntegerText {
  /** No integer. */
  NONE,
  /** Digits that start with a zero, such as a postcode. */
  CODE,
  /** An integer of 32 bits. */
  INT,
  /** A larger one of 64 bits. */
  BIGINT,
  /** One that no integer type holds. */
  BEYOND;

  private static final int LONGEST = 19;

  /** What a token is; digits are those of ASCII. */
  static IntegerText of(Slice token) {
    var start = !token.isEmpty() && (token.at(0) == '+' || token.at(0) == '-') ? 1 : 0;
    var digits = token.length() - start;
    for (var at = start; at < token.length(); at++) {
      if (token.at(at) < '0' || token.at(at) > '9') {
        return NONE;
      }
    }
    if (digits == 0) {
      return NONE;
    }
    if (digits > 1 && token.at(start) == '0') {
      return CODE;
    }
    return digits > LONGEST ? BEYOND : range(token, start);
  }

  private static IntegerText range(Slice token, int start) {
    // Below zero there is one number more, so that is where to count.
    long value = 0;
    for (var at = start; at < token.length(); at++) {
      var digit = token.at(at) - '0';
      if (value < (Long.MIN_VALUE + digit) / 10) {
        return BEYOND;
      }
      value = value * 10 - digit;
    }
    var negative = token.at(0) == '-';
    if (!negative && value == Long.MIN_VALUE) {
      return BEYOND;
    }
    var smallest = negative ? Integer.MIN_VALUE : -Integer.MAX_VALUE;
    return value >= smallest ? INT : BIGINT;
  }
}
