@NullMarked
package org.signalbox.rpc.action;

import org.jspecify.annotations.NullMarked;
