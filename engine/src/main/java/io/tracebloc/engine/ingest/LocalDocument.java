package io.tracebloc.engine.ingest;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.DatasetRequest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A valid document about files on this machine: what to check and push, and what to submit.
 *
 * @param name what to call it, printable
 * @param remarks what the user should know about it, printable
 * @param request what it says about the dataset, with the places of its parts
 * @param template what it says altogether, to be completed for the cluster
 * @param leftOut what the schema asks for and the document leaves to be found out from the files
 */
public record LocalDocument(
    String name,
    List<String> remarks,
    DatasetRequest request,
    DocumentTemplate template,
    List<SchemaViolation> leftOut)
    implements ReadDocument {

  public LocalDocument {
    requireNonNull(name);
    remarks = List.copyOf(remarks);
    requireNonNull(request);
    requireNonNull(template);
    leftOut = List.copyOf(leftOut);
  }

  /** Whether any of the dataset's parts is on this machine. */
  public boolean isHere() {
    return request.parts().stream()
        .flatMap(
            parts -> Stream.of(Optional.of(parts.manifest()), parts.directory(), parts.sidecar()))
        .flatMap(Optional::stream)
        .anyMatch(part -> Files.exists(part.path(), LinkOption.NOFOLLOW_LINKS));
  }

  /** The document as the cluster would judge it where no file tells what it leaves out. */
  public ReadDocument withoutFiles() {
    return leftOut.isEmpty() ? this : new InvalidDocument(name, remarks, leftOut);
  }
}
