package org.signalbox.charging;

import java.util.Set;

/** The names that the fields of a CDR have in an event; every other field is an extra field. */
public final class CdrFieldNames {

  public static final String CGRID = "CGRID";
  public static final String RUN_ID = "RunID";
  public static final String ORDER_ID = "OrderID";
  public static final String ORIGIN_HOST = "OriginHost";
  public static final String SOURCE = "Source";
  public static final String ORIGIN_ID = "OriginID";
  public static final String TOR = "ToR";
  public static final String REQUEST_TYPE = "RequestType";
  public static final String TENANT = "Tenant";
  public static final String CATEGORY = "Category";
  public static final String ACCOUNT = "Account";
  public static final String SUBJECT = "Subject";
  public static final String DESTINATION = "Destination";
  public static final String SETUP_TIME = "SetupTime";
  public static final String ANSWER_TIME = "AnswerTime";
  public static final String USAGE = "Usage";
  public static final String EXTRA_TEXT = "ExtraInfo";
  public static final String PARTIAL = "Partial";
  public static final String PRE_RATED = "PreRated";
  public static final String COST_SOURCE = "CostSource";
  public static final String COST = "Cost";
  public static final String COST_DETAILS = "CostDetails";

  /** All of them. */
  public static final Set<String> ALL =
      Set.of(
          CGRID,
          RUN_ID,
          ORDER_ID,
          ORIGIN_HOST,
          SOURCE,
          ORIGIN_ID,
          TOR,
          REQUEST_TYPE,
          TENANT,
          CATEGORY,
          ACCOUNT,
          SUBJECT,
          DESTINATION,
          SETUP_TIME,
          ANSWER_TIME,
          USAGE,
          EXTRA_TEXT,
          PARTIAL,
          PRE_RATED,
          COST_SOURCE,
          COST,
          COST_DETAILS);

  private CdrFieldNames() {}
}
