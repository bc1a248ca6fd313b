// Reads a file of FollowTheMoney with the library of its makers and prints what arrived as JSON. The
// library throws at a schema or property that it does not know; what it does not check itself, required
// properties and whether ends of links may be what they are, is held against its model here.
//
//   node followthemoney.js FILE
"use strict";

const fs = require("fs");
const { Model, defaultModel } = require("@alephdata/followthemoney");

const model = new Model(defaultModel);
const entities = fs.readFileSync(process.argv[2], "utf8").split("\n")
  .filter((line) => line !== "")
  .map((line) => model.getEntity(JSON.parse(line)));
const byId = new Map(entities.map((entity) => [entity.id, entity]));

const required = (schema) => [schema, ...schema.getParents()].flatMap((one) => one.required);
const leadsNowhere = (entity, property) =>
  entity.getProperty(property.name).some((id) => !byId.get(id)?.schema.isA(property.getRange()));

process.stdout.write(JSON.stringify(entities.map((entity) => ({
  ...entity.toJSON(),
  caption: entity.getCaption(),
  edge: entity.schema.isEdge && [
    ...entity.getProperty(entity.schema.edge.source),
    ...entity.getProperty(entity.schema.edge.target),
  ],
  missing: required(entity.schema).filter((name) => !entity.hasProperty(name)),
  astray: entity.getProperties()
    .filter((property) => property.type.name === "entity" && leadsNowhere(entity, property))
    .map((property) => property.name),
  tooLong: entity.getProperties()
    .filter((property) => entity.getProperty(property.name)
      .some((value) => property.maxLength && value.length > property.maxLength))
    .map((property) => property.name),
}))));
