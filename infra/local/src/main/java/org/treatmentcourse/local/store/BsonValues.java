package org.treatmentcourse.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents on file as BSON. What the stock maps use, the serialization of Java, takes several times as long and as much room. */
final class BsonValues extends BasicDataType<Document> {
  /** A document in memory over its BSON: maps, boxed numbers and strings as objects. */
  private static final int OBJECTS = 4;

  private static final int FIRST_GUESS = 8_192;

  // Measuring each document would cost as much as writing it.
  private volatile int average = FIRST_GUESS;

  @Override
  public int getMemory(Document document) {
    return average * OBJECTS;
  }

  @Override
  public void write(WriteBuffer buffer, Document document) {
    ByteBuf bson = Unpooled.buffer(average);
    BsonEncoder.encodeDocument(document, bson);
    buffer.put(bson.nioBuffer());
    average += (bson.readableBytes() - average) / 16;
  }

  @Override
  public Document read(ByteBuffer buffer) {
    ByteBuf bson = Unpooled.wrappedBuffer(buffer);
    Document document = BsonDecoder.decodeBson(bson);
    buffer.position(buffer.position() + bson.readerIndex());
    return document;
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
