package io.tracebloc.sandbox.samples;

import java.util.List;
import java.util.Optional;

/**
 * One sample for each task of the contract, in its order. Some leave to the command what it finds
 * out by itself (sizes, extensions, column types), others say it.
 */
public final class Samples {
  private static final List<Sample> ALL =
      List.of(
          new Sample("image_classification", "leaf_spots", label("disease"), new LeafSpots()),
          new Sample("object_detection", "harbour_boats", label("sea"), new HarbourBoats()),
          new Sample(
              "keypoint_detection",
              "pose_figures",
              List.of("--label-column", "posture", "--number-of-keypoints", "9"),
              new PoseFigures()),
          new Sample("semantic_segmentation", "roof_masks", label("region"), new RoofMasks()),
          new Sample("text_classification", "mail_topics", label("topic"), new MailTopics()),
          new Sample("token_classification", "drug_names", label("tags"), new DrugNames()),
          new Sample(
              "sentence_pair_classification", "market_days", label("relation"), new MarketDays()),
          new Sample("tabular_classification", "loan_default", label("defaulted"), new Loans()),
          new Sample(
              "tabular_regression",
              "city_rents",
              List.of("--label-column", "rent", "--schema", "rooms:INT,area:FLOAT,rent:FLOAT"),
              new Rents()),
          new Sample(
              "time_series_forecasting",
              "hourly_load",
              List.of(
                  "--label-column",
                  "load_mw",
                  "--schema",
                  "timestamp:TIMESTAMP,temperature:FLOAT,load_mw:FLOAT"),
              new HourlyLoad()),
          new Sample(
              "time_series_classification",
              "heart_beats",
              List.of(
                  "--label-column",
                  "rhythm",
                  "--schema",
                  "sequence_id:VARCHAR(16),timestamp:INT,millivolts:FLOAT,rhythm:VARCHAR(16)"),
              new HeartBeats()),
          new Sample(
              "time_to_event_prediction",
              "pump_lifetimes",
              List.of(
                  "--label-column",
                  "failed",
                  "--label-policy",
                  "passthrough",
                  "--time-column",
                  "hours"),
              new PumpLifetimes()),
          new Sample("masked_language_modeling", "peptides", List.of(), new Peptides()),
          new Sample("causal_language_modeling", "lab_reports", List.of(), new LabReports()),
          new Sample("seq2seq", "german_english", List.of(), new GermanEnglish()),
          new Sample("embeddings", "library_questions", List.of(), new LibraryQuestions()));

  private Samples() {}

  private static List<String> label(String column) {
    return List.of("--label-column", column);
  }

  /** The sixteen samples. */
  public static List<Sample> all() {
    return ALL;
  }

  /** The sample of a task, by the task's id. */
  public static Optional<Sample> of(String category) {
    return ALL.stream().filter(sample -> sample.category().equals(category)).findFirst();
  }
}
