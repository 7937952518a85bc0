package org.signalbox.rpc.tariff;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;

/** Lines of actions that lack something; the reference names them in words of their own. */
public final class MissingActionMembers {

  private MissingActionMembers() {}

  /**
   * Refuses a line in which texts are missing.
   *
   * @param label the member that names the line to the client
   * @throws MalformedParameters {@code MANDATORY_IE_MISSING:Action:LABEL:[Weight]}
   */
  public static void refuse(RpcParameters line, String label, List<String> texts) {
    List<String> missing = new ArrayList<>();
    for (String name : texts) {
      if (line.text(name).isBlank()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new MalformedParameters(
          "MANDATORY_IE_MISSING:Action:"
              + line.text(label)
              + (":[" + String.join(" ", missing) + "]"));
    }
  }
}
