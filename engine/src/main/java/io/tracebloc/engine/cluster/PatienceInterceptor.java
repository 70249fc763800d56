package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Does as a busy server says: when it refuses a call with 429 or 503 and names a time in {@code
 * Retry-After}, the call was not carried out and is made again after that time, as client-go does.
 */
final class PatienceInterceptor implements Interceptor {
  private static final int MOST_TRIES = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  @Override
  public Response intercept(Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    for (int tries = 1; tries < MOST_TRIES && asksForPatience(response); tries++) {
      var pause = pause(response);
      response.close();
      rest(pause);
      response = chain.proceed(chain.request());
    }
    return response;
  }

  private static boolean asksForPatience(Response response) {
    return (response.code() == 429 || response.code() == 503)
        && response.header("Retry-After", "").matches("\\d{1,4}");
  }

  private static Duration pause(Response response) {
    var asked = Duration.ofSeconds(Integer.parseInt(response.header("Retry-After", "0")));
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  private static void rest(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the server asked to wait");
    }
  }
}
