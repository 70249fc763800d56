package io.tracebloc.commands.options;

import io.tracebloc.engine.release.ReleaseRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the data goes and who submits it, where what the release says does not fit. */
public class ReleaseFactOptions {
  @Option(
      names = "--claim",
      paramLabel = "NAME",
      description = "PersistentVolumeClaim that takes the files")
  private String claim;

  @Option(
      names = "--mount-path",
      paramLabel = "PATH",
      description = "Where the release's workloads mount the claim")
  private String mountPath;

  @Option(
      names = "--service-account",
      paramLabel = "NAME",
      description = "Account that may submit runs")
  private String serviceAccount;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      converter = HttpAddress.class,
      description = "Address of jobs-manager, instead of a port-forward to its Pod")
  private URI endpoint;

  /** What was given, about the release with this name or the only one. */
  public ReleaseRequest toReleaseRequest(Optional<String> release) {
    return new ReleaseRequest(
        release,
        Optional.ofNullable(claim),
        Optional.ofNullable(mountPath),
        Optional.ofNullable(serviceAccount),
        Optional.ofNullable(endpoint));
  }

  /** Reads an address that a request can be sent to. */
  static final class HttpAddress implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        var address = new URI(text);
        if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
          return address;
        }
      } catch (URISyntaxException _) {
        // Said below, in the same words as for a missing host.
      }
      throw new TypeConversionException(
          "'" + text + "' is not an address such as http://jobs-manager.example:8080");
    }
  }
}
