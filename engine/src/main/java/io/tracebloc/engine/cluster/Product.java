package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program calls itself towards servers. */
final class Product {
  private Product() {}

  /** The value of the User-Agent header: {@code tracebloc/<version>}. */
  static String userAgent() {
    return Holder.USER_AGENT;
  }

  /** Reads the version when it is first asked for. */
  private static final class Holder {
    static final String USER_AGENT = "tracebloc/" + version();

    private static String version() {
      var properties = new Properties();
      try (var file = Product.class.getResourceAsStream("product.properties")) {
        properties.load(file);
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
      return properties.getProperty("version");
    }
  }
}
