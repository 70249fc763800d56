package io.tracebloc.commands.validate;

import static io.tracebloc.commands.validate.Mistake.rejected;
import static io.tracebloc.commands.validate.Mistake.warned;
import static io.tracebloc.engine.dataset.Category.TIME_SERIES_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.TIME_SERIES_FORECASTING;
import static io.tracebloc.engine.dataset.Category.TIME_TO_EVENT_PREDICTION;

import io.tracebloc.engine.dataset.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in tables about time (SEQ, TSF and TTE). */
final class SeriesMistakes {
  private static final String FILE = "data.csv";

  private SeriesMistakes() {}

  static List<Mistake> all() {
    return Stream.of(sequences(), forecasts(), events()).flatMap(List::stream).toList();
  }

  private static List<Mistake> sequences() {
    return List.of(
        sequence(Rule.SEQ_01, "no declared time", 4, "B,2,0.5,y")
            .with("--schema=sequence_id:VARCHAR(8),mv:FLOAT,label:VARCHAR(8)")
            .in(FILE)
            .saying("Column 'timestamp' has no declared type"),
        sequence(Rule.SEQ_01, "a column in capitals", 0, "Sequence_ID,timestamp,mv,label")
            .in(FILE)
            .saying("Rename column 'Sequence_ID' to 'sequence_id'"),
        sequence(Rule.SEQ_02, "a row of no sequence", 2, ",2,0.7,x")
            .at(FILE, 2, "sequence_id")
            .saying("The row belongs to no sequence"),
        sequence(Rule.SEQ_03, "two labels for one sequence", 2, "A,2,0.7,y")
            .at(FILE, 2, "label")
            .saying("The label differs from that of earlier rows of sequence 'A'"),
        sequence(Rule.SEQ_04, "an earlier number", 2, "A,0,0.7,x")
            .at(FILE, 2, "timestamp")
            .saying("'0' is earlier than the time before it in sequence 'A'"),
        dated(Rule.SEQ_05, "an earlier date", "A,2023-12-31,0.7,x")
            .at(FILE, 2, "timestamp")
            .saying("'2023-12-31' is earlier than the time before it in sequence 'A'"),
        dated(Rule.SEQ_05, "no date", "A,noon?,0.7,x")
            .at(FILE, 2, "timestamp")
            .saying("'noon?' cannot be read as a date or time"),
        warned(Rule.SEQ_06, TIME_SERIES_CLASSIFICATION, "numbers for sequences")
            .by(data -> data.row(1, "1,1,0.5,x").row(2, "1,2,0.7,x").row(3, "2,1,0.5,y"))
            .with("--schema=sequence_id:INT,timestamp:INT,mv:FLOAT,label:VARCHAR(8)")
            .in(FILE)
            .saying("Column 'sequence_id' is declared as INT"));
  }

  private static List<Mistake> forecasts() {
    return List.of(
        rejected(Rule.TSF_01, TIME_SERIES_FORECASTING, "a date without its time")
            .with("--schema=timestamp:DATE,label:FLOAT")
            .in(FILE)
            .saying("must be declared as TIMESTAMP, not as DATE"),
        forecast(Rule.TSF_02, "a column in capitals", 0, "Timestamp,label")
            .in(FILE)
            .saying("Rename column 'Timestamp' to 'timestamp'"),
        forecast(Rule.TSF_03, "a date of two meanings", 2, "03/04/2024,2.5")
            .at(FILE, 2, "timestamp")
            .saying("'03/04/2024' may start with the month or with the day"),
        forecast(Rule.TSF_03, "no date", 2, ",2.5")
            .at(FILE, 2, "timestamp")
            .saying("The timestamp is missing"),
        forecast(Rule.TSF_04, "an earlier date", 2, "2023-12-31,2.5")
            .at(FILE, 2, "timestamp")
            .saying("'2023-12-31' is earlier than the timestamp before it"),
        forecast(Rule.TSF_05, "a date to come", 2, "2199-12-31,2.5")
            .at(FILE, 2, "timestamp")
            .saying("'2199-12-31' is not before today"),
        rejected(Rule.TSF_06, TIME_SERIES_FORECASTING, "a word")
            .by(data -> data.rows("timestamp,day,label", "2024-01-01,Mon,1.5", "2024-01-02,2,2.5"))
            .at(FILE, 1, "day")
            .saying("'Mon' is no number"),
        warned(Rule.TSF_07, TIME_SERIES_FORECASTING, "another time column")
            .described(
                """
                apiVersion: tracebloc.io/v1
                kind: IngestConfig
                category: time_series_forecasting
                table: power
                intent: train
                csv: data.csv
                schema: {timestamp: TIMESTAMP, label: FLOAT}
                label: {column: label, policy: bucket}
                time_column: hour
                """)
            .in(FILE)
            .saying("The time column is said to be 'hour'"));
  }

  private static List<Mistake> events() {
    return List.of(
        rejected(Rule.TTE_01, TIME_TO_EVENT_PREDICTION, "a column in capitals")
            .by(data -> data.row(0, "Time,label"))
            .in(FILE)
            .saying("Rename column 'Time' to 'time'"),
        rejected(Rule.TTE_02, TIME_TO_EVENT_PREDICTION, "a time below zero")
            .by(data -> data.row(2, "-2.5,1"))
            .at(FILE, 2, "time")
            .saying("The time '-2.5' is below zero"),
        warned(Rule.TTE_02, TIME_TO_EVENT_PREDICTION, "no time")
            .by(data -> data.row(2, ",1"))
            .at(FILE, 2, "time")
            .saying("The time is missing"));
  }

  private static Mistake sequence(Rule rule, String title, int row, String line) {
    return rejected(rule, TIME_SERIES_CLASSIFICATION, title).by(data -> data.row(row, line));
  }

  private static Mistake dated(Rule rule, String title, String second) {
    return rejected(rule, TIME_SERIES_CLASSIFICATION, title)
        .by(data -> data.row(1, "A,2024-01-01,0.5,x").row(2, second).row(3, "B,2024-01-01,0.5,y"))
        .with("--schema=sequence_id:VARCHAR(8),timestamp:TIMESTAMP,mv:FLOAT,label:VARCHAR(8)");
  }

  private static Mistake forecast(Rule rule, String title, int row, String line) {
    return rejected(rule, TIME_SERIES_FORECASTING, title).by(data -> data.row(row, line));
  }
}
