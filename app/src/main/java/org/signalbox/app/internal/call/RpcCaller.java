package org.signalbox.app.internal.call;

import org.signalbox.core.OperatorFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls methods of a running node, one after the other. One thread. */
public interface RpcCaller extends AutoCloseable {

  /**
   * Calls a method and waits for its answer.
   *
   * @return the result; never an error
   * @throws RpcFailure with the node's error text
   * @throws OperatorFault when the node cannot be reached
   */
  JsonNode call(String method, ObjectNode parameters);

  /** Where the node is, for messages. */
  String address();

  @Override
  void close();

  /** The node answered with an error; the message is its text. */
  final class RpcFailure extends OperatorFault {

    private static final long serialVersionUID = 1L;

    public RpcFailure(String errorText) {
      super(errorText);
    }
  }
}
