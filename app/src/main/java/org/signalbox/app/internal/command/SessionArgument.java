package org.signalbox.app.internal.command;

import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The argument that names a session. */
final class SessionArgument {

  @Parameters(
      paramLabel = "SESSION",
      description = "The Session-Id, as ocs sessions shows it; in quotes, for it holds semicolons.")
  private String session = "";

  String id() {
    return session;
  }

  /**
   * Calls a method about the session.
   *
   * @throws OperatorFault when there is no such session
   */
  JsonNode call(RpcCaller caller, String method) {
    ObjectNode parameters = CallJson.object();
    parameters.put("Session", session);
    try {
      return caller.call(method, parameters);
    } catch (RpcCaller.RpcFailure failure) {
      if ("NOT_FOUND".equals(failure.getMessage())) {
        throw new OperatorFault(
            "found no session \"" + session + "\", expected one that ocs sessions shows", failure);
      }
      throw failure;
    }
  }
}
