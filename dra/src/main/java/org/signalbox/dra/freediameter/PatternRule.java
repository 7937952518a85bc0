package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import java.util.List;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.AvpKey;

/**
 * One rule of {@code rt_ereg}: when the AVP at a path matches, the server's score grows.
 *
 * @param avpPath AVPs from the top level down
 * @param pattern searched anywhere in the value
 * @param server the peer's identity
 * @param score added, may be negative
 * @param position where the rule stands
 */
public record PatternRule(
    List<AvpKey> avpPath, Pattern pattern, String server, int score, SourcePosition position) {

  public PatternRule {
    avpPath = List.copyOf(avpPath);
  }

  /** The rule as it is written, without its score. */
  String shown() {
    return "\"" + pattern.pattern() + "\" : \"" + server + "\"";
  }
}
