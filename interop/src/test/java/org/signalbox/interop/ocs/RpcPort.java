package org.signalbox.interop.ocs;

import org.signalbox.testsupport.RpcAnswer;

/** Calls the JSON-RPC API, over whatever connection. */
@FunctionalInterface
interface RpcPort {

  /** Calls a method; in {@code parameters} apostrophes stand for quotes. */
  RpcAnswer call(String method, String parameters);
}
