/// <reference path="../../server/kafka/kafkajsInternals.d.ts" />
