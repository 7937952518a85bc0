package org.signalbox.app.internal.call;

import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed: the method meant and its parameters.
 *
 * @param command as typed, for messages and for choosing a layout
 * @param method such as {@code APIerSv1.GetCost}
 * @param parameters the one argument of the call
 */
public record Sentence(String command, String method, ObjectNode parameters) {}
