package io.tracebloc.engine.dataset;

import static io.tracebloc.engine.dataset.Rule.Enforced.BOTH;
import static io.tracebloc.engine.dataset.Rule.Enforced.CLIENT;
import static io.tracebloc.engine.dataset.Rule.Enforced.CLIENT_AND_NEWER;
import static io.tracebloc.engine.dataset.Rule.Enforced.INGESTOR;
import static io.tracebloc.engine.dataset.Rule.Enforced.NEWER_INGESTOR;
import static io.tracebloc.engine.dataset.Rule.Enforced.OLDER_INGESTOR;
import static io.tracebloc.engine.dataset.Rule.Enforced.OWN;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every rule that a dataset is checked by, with its id in {@code contract/datasets.md} 4 and 5, who
 * enforces it, and hence what a breach does here: what every ingestor rejects, or what no ingestor
 * notices although data get lost, rejects; what only one line of ingestors rejects is a warning.
 */
public enum Rule {
  // Where the files are (4.3). The contract gives these rules no ids.
  LAY_01("LAY-01", OWN, "The manifest is a CSV file in its place: labels.csv, or the one CSV file"),
  LAY_02("LAY-02", OWN, "The task's directories are there, under their exact names"),
  LAY_03("LAY-03", OWN, "A directory holds at least one file with a usable extension"),
  LAY_04("LAY-04", OWN, "Nothing to be staged is a symbolic link, pipe, socket or device"),
  LAY_05("LAY-05", OWN, "File names are text in this system's encoding"),
  LAY_06("LAY-06", OWN, "Texts can be read"),
  OPT_01("OPT-01", OWN, Input.OPTION, "No option is given that the task does not have"),
  OPT_02("OPT-02", OWN, Input.OPTION, "Every option is given that the task needs"),

  R_02("R-02", OWN, "Quotes are closed, and no record is longer than a reader takes"),
  GEN_01("GEN-01", BOTH, "The manifest has no NUL byte"),
  GEN_02("GEN-02", BOTH, "The manifest is valid UTF-8 throughout"),
  GEN_03("GEN-03", BOTH, "No two columns have the same name; case counts"),
  GEN_04("GEN-04", BOTH, "There is at least one data row"),
  GEN_05("GEN-05", BOTH, "There is a header"),
  GEN_06("GEN-06", INGESTOR, "No row has more fields than the header"),
  GEN_07("GEN-07", INGESTOR, "The workspace has no dataset of that name yet"),
  GEN_08("GEN-08", BOTH, Input.OPTION, "The dataset's name can be a table, a label and a path"),
  GEN_09("GEN-09", NEWER_INGESTOR, "At least one row names a file that exists"),
  LBL_01("LBL-01", CLIENT, Input.OPTION, "The label column is in the header"),
  LBL_02("LBL-02", INGESTOR, Weight.WARNING, "Every row has a label"),
  DIV_01("DIV-01", BOTH, "A table's label column has at least two different values"),
  DIV_02("DIV-02", BOTH, "The label column of files has at least two different values"),

  // What is told about inferred columns (6.2). The contract gives these notes no ids.
  COL_01("COL-01", OWN, Weight.NOTE, "Columns that the cluster cannot store are left out"),
  COL_02("COL-02", OWN, Weight.NOTE, "Columns have a value in the first rows"),
  COL_03("COL-03", OWN, Weight.NOTE, "Integer columns repeat values, unlike ids"),

  TAB_01("TAB-01", CLIENT, "A table does not start with a byte order mark"),
  TAB_02("TAB-02", BOTH, "Every declared column is in the header; case counts"),
  TAB_03("TAB-03", BOTH, "Numeric columns hold numbers, integer columns whole ones"),
  TAB_04("TAB-04", INGESTOR, "Texts fit their length; booleans, dates and times can be read"),
  TAB_05("TAB-05", INGESTOR, "Numeric columns hold no infinity and nothing beyond 64 bits"),
  TAB_06("TAB-06", INGESTOR, "Column types are known to the database"),
  TAB_07("TAB-07", INGESTOR, "Column names are not reserved, not too long and not too many"),
  TAB_08("TAB-08", INGESTOR, "An existing table has the same columns"),

  SEQ_01("SEQ-01", BOTH, "Grouped series declare sequence_id and timestamp"),
  SEQ_02("SEQ-02", BOTH, "Every row belongs to a sequence"),
  SEQ_03("SEQ-03", BOTH, "A sequence has one label throughout"),
  SEQ_04("SEQ-04", BOTH, "Numeric time never decreases within a sequence"),
  SEQ_05("SEQ-05", INGESTOR, "Dates as time can be read and never decrease within a sequence"),
  SEQ_06("SEQ-06", NEWER_INGESTOR, "Sequence ids are text and do not serve as record ids"),
  TSF_01("TSF-01", INGESTOR, "Forecasting declares timestamp as TIMESTAMP"),
  TSF_02("TSF-02", INGESTOR, "The header has exactly timestamp"),
  TSF_03("TSF-03", INGESTOR, "Every timestamp is a date that can be read in one way only"),
  TSF_04("TSF-04", INGESTOR, "Timestamps never decrease"),
  TSF_05("TSF-05", INGESTOR, "Timestamps lie before today"),
  TSF_06("TSF-06", INGESTOR, "All other declared columns are numeric"),
  TSF_07("TSF-07", NEWER_INGESTOR, "The time column of series is timestamp"),
  TTE_01("TTE-01", INGESTOR, "The header has exactly the time column"),
  TTE_02("TTE-02", INGESTOR, "Times are numbers, not below zero"),

  IMG_01("IMG-01", CLIENT, "The header has exactly filename"),
  IMG_02("IMG-02", BOTH, "No picture is smaller than the smallest size"),
  IMG_03("IMG-03", BOTH, "Every picture can be decoded"),
  IMG_04("IMG-04", BOTH, "Every picture has exactly the expected size"),
  IMG_05("IMG-05", INGESTOR, "All pictures have one extension"),
  FILE_01("FILE-01", CLIENT, "Every row names a file that exists"),
  FILE_02("FILE-02", CLIENT, Weight.WARNING, "Every file is named by a row"),
  FILE_03("FILE-03", NEWER_INGESTOR, "File names in rows do not lead out of the directory"),
  OD_01("OD-01", BOTH, "Every picture has an annotation and every annotation a picture"),
  OD_02("OD-02", INGESTOR, "Annotations are complete Pascal VOC"),
  SEG_01("SEG-01", BOTH, "Every picture has a mask and every mask a picture"),
  SEG_02("SEG-02", CLIENT_AND_NEWER, "Every row names its mask in mask_id"),
  SEG_03("SEG-03", CLIENT_AND_NEWER, "Masks can be decoded and have the size of the pictures"),
  KP_01("KP-01", INGESTOR, "The header has exactly Annotation and Visibility"),
  KP_02("KP-02", INGESTOR, "Annotation is a JSON object of points"),
  KP_03("KP-03", INGESTOR, "All rows have the same points"),
  KP_04("KP-04", INGESTOR, "Visibility is a JSON object of 0 and 1 for the same points"),

  REC_01("REC-01", BOTH, "The header has filename"),
  REC_03("REC-03", BOTH, "A text file holds one record"),
  REC_04("REC-04", BOTH, "A record has the fields that its task needs, none blank"),
  TOK_01("TOK-01", INGESTOR, "Tags are BIO, one for each word of the text"),
  TXT_01("TXT-01", INGESTOR, "All text files have the expected extension"),
  TXT_02("TXT-02", NEWER_INGESTOR, "Text files are UTF-8 without NUL, and not empty"),
  TXT_03("TXT-03", INGESTOR, "Every row names a text file that exists"),
  TXT_04("TXT-04", OLDER_INGESTOR, "A tokenizer lies beside the texts where the task needs one");

  /** Who notices a breach in the field. */
  public enum Enforced {
    /** Clients before the upload, and both lines of ingestors. */
    BOTH(true, true, true),
    /** Clients only; the cluster would fail later or lose rows silently. */
    CLIENT(true, false, false),
    /** Clients and newer ingestors. */
    CLIENT_AND_NEWER(true, false, true),
    /** Both lines of ingestors. */
    INGESTOR(false, true, true),
    /** Newer ingestors only. */
    NEWER_INGESTOR(false, false, true),
    /** Older ingestors only. */
    OLDER_INGESTOR(false, true, false),
    /** Nobody but this client, because nothing could be staged or read otherwise. */
    OWN(true, false, false);

    private final boolean client;
    private final boolean older;
    private final boolean newer;

    Enforced(boolean client, boolean older, boolean newer) {
      this.client = client;
      this.older = older;
      this.newer = newer;
    }

    /** Whether older ingestors reject a breach, or fail by it. */
    public boolean byOlderIngestors() {
      return older;
    }

    /** Whether newer ingestors reject a breach, or fail by it. */
    public boolean byNewerIngestors() {
      return newer;
    }

    private boolean rejects() {
      return client || (older && newer);
    }
  }

  private enum Weight {
    ERROR,
    WARNING,
    NOTE
  }

  private enum Input {
    DATA,
    OPTION
  }

  private final String id;
  private final Enforced enforced;
  private final Weight weight;
  private final Input input;
  private final String what;

  Rule(String id, Enforced enforced, String what) {
    this(id, enforced, Weight.ERROR, Input.DATA, what);
  }

  Rule(String id, Enforced enforced, Weight weight, String what) {
    this(id, enforced, weight, Input.DATA, what);
  }

  Rule(String id, Enforced enforced, Input input, String what) {
    this(id, enforced, Weight.ERROR, input, what);
  }

  Rule(String id, Enforced enforced, Weight weight, Input input, String what) {
    this.id = id;
    this.enforced = enforced;
    this.weight = weight;
    this.input = input;
    this.what = what;
  }

  /** The id in the contract, for example {@code IMG-03}. */
  public String id() {
    return id;
  }

  /** What must hold, as a sentence without its full stop. */
  public String what() {
    return what;
  }

  /** Who notices a breach in the field. */
  public Enforced enforced() {
    return enforced;
  }

  /** What a breach does here, unless warnings are to reject. */
  public Finding.Severity severity() {
    return switch (weight) {
      case ERROR -> enforced.rejects() ? Finding.Severity.REJECTION : Finding.Severity.WARNING;
      case WARNING -> Finding.Severity.WARNING;
      case NOTE -> Finding.Severity.NOTE;
    };
  }

  /** Whether only the cluster can tell, so that it is asked before anything is copied. */
  public boolean isLeftToTheCluster() {
    return this == GEN_07 || this == TAB_08;
  }

  /** What sort of input breaks the rule. */
  public Finding.Kind kind() {
    return input == Input.OPTION ? Finding.Kind.OPTION : Finding.Kind.DATA;
  }

  /** The rule with this id. */
  public static Optional<Rule> ofId(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }
}
