@NullMarked
package org.signalbox.rpc.equipment;

import org.jspecify.annotations.NullMarked;
