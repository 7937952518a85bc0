package org.signalbox.interop.ocs;

/**
 * What the programs that a call goes through have written so far.
 *
 * @param proxy the last lines of the SIP proxy
 * @param node the last lines of the charging node
 */
record CallLogs(String proxy, String node) {

  /** What was written since; all that is kept where the programs wrote more than that. */
  CallLogs since(CallLogs before) {
    return new CallLogs(since(before.proxy, proxy), since(before.node, node));
  }

  private static String since(String before, String now) {
    return now.startsWith(before) ? now.substring(before.length()) : now;
  }
}
