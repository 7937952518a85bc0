package org.signalbox.charging.internal;

import org.signalbox.charging.CdrCost;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Cost details that a client brings: any JSON object, kept as it is. */
public final class CostDetailsText {

  private static final JsonFactory JSON = new JsonFactory();

  private CostDetailsText() {}

  /**
   * The text itself; {@link CdrCost#NO_DETAILS} for an empty one.
   *
   * @throws IllegalArgumentException when it is no JSON object
   */
  public static String checked(String text) {
    if (text.isEmpty() || text.equals(CdrCost.NO_DETAILS)) {
      return CdrCost.NO_DETAILS;
    }
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
      boolean isObject = in.nextToken() == JsonToken.START_OBJECT;
      in.skipChildren();
      if (isObject && in.nextToken() == null) {
        return text;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("CostDetails is not a JSON object", e);
    }
    throw new IllegalArgumentException("CostDetails is not a JSON object");
  }
}
