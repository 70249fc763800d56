package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.ingest.StagedDocument;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.Via;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A push of data that lies on the claim already. */
final class StagedDataIsOnlySubmittedTest {
  private static final String YAML = "table: leaves\ncsv: /data/shared/leaves/labels.csv\n";

  private final DatasetRequest dataset =
      DatasetRequest.of(Path.of("ingest.yaml"), "leaves", Category.IMAGE_CLASSIFICATION);
  private final IngestConfig config =
      new IngestConfig("leaves", Category.IMAGE_CLASSIFICATION, "train", YAML);
  private final StagedDocument document =
      new StagedDocument("ingest.yaml", List.of(), dataset, config);
  private final FakeRooms rooms = new FakeRooms(dataset);

  @Test
  void nothingIsCheckedCopiedOrRemoved() {
    var request = PushRequest.builder(document, new IdempotencyKey("key-1")).build();

    var result = new Push(rooms, event -> {}).run(request);

    assertThat(rooms.entered).containsExactly("locate", "submit", "follow");
    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(result.staged()).isEmpty();
    assertThat(result.dataset()).isEmpty();
  }

  @Test
  void theDocumentIsSubmittedAsItIs() {
    var request =
        PushRequest.builder(document, new IdempotencyKey("key-1"))
            .via(Via.Chart.ofTable("leaves"))
            .build();

    new Push(rooms, event -> {}).run(request.toBuilder().build());

    assertThat(rooms.submitted.config().yaml()).isEqualTo(YAML);
    assertThat(rooms.submitted.via()).isEqualTo(Via.Chart.ofTable("leaves"));
  }
}
